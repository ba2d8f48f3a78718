import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/app/_server/auth'
import { refuseForeignOrigin } from '@/app/_server/admission'

type Context = { params: Promise<{ nextauth: string[] }> }

export async function GET(request: NextRequest, context: Context) {
  return NextAuth(request, context, authOptions())
}

export async function POST(request: NextRequest, context: Context) {
  return refuseForeignOrigin(request) ?? NextAuth(request, context, authOptions())
}
