import { type InProcessClient, inProcessClient } from '@lingjiang/platform'
import type { App } from '@lingjiang/server'
import type { TestSession } from './sign-in.ts'

export type { CallInput, CallResult } from '@lingjiang/platform'

export type TestClient = InProcessClient & { readonly session: TestSession | undefined }

/** A browser: sends the session's cookies and repeats its token, as our pages do. */
export function clientOf(app: App, session: TestSession | undefined): TestClient {
  return { session, ...inProcessClient(app.http, session) }
}
