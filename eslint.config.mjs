import nextCoreWebVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'

const config = [
  { ignores: ['.next/**', '.next-test/**', 'node_modules/**', 'next-env.d.ts', 'db/migrations/**'] },
  ...nextCoreWebVitals,
  ...nextTypescript,
  {
    rules: {
      // Signing in and out must leave nothing of the former person in memory: a full load is meant.
      '@next/next/no-location-assign-relative-destination': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
]

export default config
