export * from './banks.ts'
export * from './labels.ts'
export * from './permissions.ts'
export * from './refusals.ts'
