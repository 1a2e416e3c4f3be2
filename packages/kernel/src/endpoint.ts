import type { Role } from './actor.ts'

/** A published permission and who holds it. Jurisdiction and relation to the record are decided by the rule, not here. */
export type PermissionList = Readonly<Record<string, readonly (Role | 'anonymous')[]>>

/** Names a context's permissions once: the route, the menu and the authority matrix read the same list. */
export function definePermissions<const P extends PermissionList>(permissions: P): P {
  return permissions
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * The contract of one HTTP endpoint: plain data, read by the server (validation, OpenAPI), the web (typed calls) and the tests (authority matrix).
 * `Schema` is a TypeBox schema; the kernel does not depend on TypeBox.
 */
export type Endpoint = {
  readonly method: Method
  /** Below /api, with `:name` parameters: `/registry/filings/:filingId/approval`. */
  readonly path: string
  readonly summary: string
  readonly params?: object
  readonly query?: object
  readonly body?: object
  /** Absent when the reply is not JSON (a file, a page). */
  readonly reply?: object
  /** The permission needed, or 'public' for anybody. */
  readonly may: string
  /** Codes of the context's refusals (and platform's) that this endpoint can answer. */
  readonly refuses: readonly string[]
}
