export * from './labels.ts'
export * from './occupations.ts'
export * from './permissions.ts'
export * from './refusals.ts'
