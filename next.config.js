/** @type {import('next').NextConfig} */
const config = {
  // The tests build into a folder of their own, so they never disturb a running desk.
  distDir: process.env.YINGBAO_DIST ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['postgres', '@node-rs/argon2', 'sharp'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
}

module.exports = config
