import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname ?? new URL('.', import.meta.url).pathname }

// Two projects: `rules` is pure and instant; `database` runs on a real PostgreSQL of its own.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: 'rules', include: ['domain/**/*.test.ts', 'components/**/*.test.ts', 'app/_server/**/*.test.ts', 'scripts/**/*.test.ts'], exclude: ['**/*.database.test.ts'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['db/**/*.test.ts', 'app/_server/**/*.database.test.ts', 'scripts/**/*.database.test.ts'],
          globalSetup: ['db/testing/cluster.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
