export { addressOf, type Written } from './api/address.ts'
export {
  type BodyOf,
  call,
  type Input,
  newKey,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
} from './api/call.ts'
export { type Fault, isProblem, Problem } from './api/problem.ts'
export { upload } from './api/upload.ts'
export * from './appearance/appearance.ts'
export { useDraft } from './form/draft.ts'
export * from './parts/button.tsx'
export * from './parts/choices.tsx'
export * from './parts/error-summary.tsx'
export * from './parts/field.tsx'
export * from './parts/file-field.tsx'
export * from './parts/lists.tsx'
export { partMessages } from './parts/messages.ts'
export * from './parts/notice.tsx'
export * from './parts/page.tsx'
export * from './parts/pagination.tsx'
export * from './parts/progress.tsx'
export * from './parts/states.tsx'
export * from './parts/status-tag.tsx'
export * from './parts/switches.tsx'
export * from './parts/table.tsx'
export * from './parts/text-field.tsx'
export * from './parts/wordmark.tsx'
export * from './text/formats.ts'
export * from './text/messages.ts'
export * from './tokens/colours.ts'
export * from './tokens/measures.ts'
