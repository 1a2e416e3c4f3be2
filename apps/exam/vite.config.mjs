import { webApp } from '../build/web-app.mjs'

export default webApp({ name: 'exam', base: '/exam/', budgetKb: 300 })
