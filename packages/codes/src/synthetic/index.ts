export * from './seeded-random.ts'
export * from './synthetic-organisation.ts'
export * from './synthetic-person.ts'
