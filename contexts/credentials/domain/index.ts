export * from './allot-numbers.ts'
export * from './normalise.ts'
