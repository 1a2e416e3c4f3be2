import type { EventList, PermissionList, RefusalList } from '@lingjiang/kernel'
import type { FastifyInstance } from 'fastify'
import type { CaseHandler } from './cases/case-handler.ts'
import type { Route } from './http/endpoint.ts'
import type { AnyJob, Subscription } from './jobs/job.ts'
import type { ParameterDefault } from './records/parameter-store.ts'
import type { Services } from './services.ts'

/** What a context's front door hands to the composition in apps/server. */
export type ContextModule = {
  readonly name: string
  readonly permissions: PermissionList
  readonly refusals: RefusalList
  readonly routes: readonly Route[]
  readonly jobs?: readonly AnyJob[]
  /** What the context publishes. */
  readonly events?: EventList
  readonly subscriptions?: readonly Subscription[]
  /** The processes of the context with its rules and effects. */
  readonly cases?: readonly CaseHandler[]
  readonly parameters?: readonly ParameterDefault[]
  /** Pages that are not JSON endpoints (server-rendered, no JavaScript). */
  readonly pages?: (app: FastifyInstance, services: Services) => void
}
