import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/app/_server/auth'
import { refuseForeignOrigin } from '@/app/_server/admission'

type Context = { params: Promise<{ nextauth: string[] }> }

const answer = (request: NextRequest, context: Context) => NextAuth(request, context, authOptions(request.headers.get('x-yingbao-address')))

export async function GET(request: NextRequest, context: Context) {
  return answer(request, context)
}

export async function POST(request: NextRequest, context: Context) {
  return refuseForeignOrigin(request) ?? answer(request, context)
}
