import './no-cycle-and-back.ts'
