export * from './working-day.ts'
