export * from './certificate-counts.ts'
export * from './permissions.ts'
export * from './refusals.ts'
