import './no-cycle.ts'
