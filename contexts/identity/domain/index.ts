export * from './delegation.ts'
export * from './lock-out.ts'
export * from './password.ts'
export * from './person-name.ts'
