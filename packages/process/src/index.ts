export * from './clocks.ts'
export * from './decide-action.ts'
export * from './declaration.ts'
export * from './diagram.ts'
