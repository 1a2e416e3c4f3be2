import '@lingjiang/ui/styles.css'
import './exam.css'
import './entry/entry.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ExamMachine } from './entry/exam-machine.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <ExamMachine />
  </StrictMode>,
)
