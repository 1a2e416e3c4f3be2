export * from './workday-calendar.ts'
export * from './workdays.ts'
