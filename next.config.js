// The content security policy carries a nonce and is set per page in proxy.ts; these hold for every answer.
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), interest-cohort=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  // The tests build into a folder of their own, so they never disturb a running desk.
  distDir: process.env.YINGBAO_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['postgres', '@node-rs/argon2', 'sharp'],
  headers: async () => [{ source: '/:path*', headers }],
  experimental: { authInterrupts: true, optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
}

module.exports = config
