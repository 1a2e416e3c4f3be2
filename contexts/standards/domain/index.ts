export * from './norm-subjects.ts'
export * from './search-terms.ts'
