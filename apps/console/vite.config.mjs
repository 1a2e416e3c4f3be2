import { webApp } from '../build/web-app.mjs'

export default webApp({ name: 'console', base: '/console/', budgetKb: 1500 })
