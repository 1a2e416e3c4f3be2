import '@lingjiang/ui/styles.css'
import './app/console.css'
import './app/cases.css'
import './app/outside.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ConsoleLook } from './app/console-look.tsx'
import { queryClient } from './app/query-client.ts'
import { router } from './app/router.ts'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ConsoleLook>
        <RouterProvider router={router} />
      </ConsoleLook>
    </QueryClientProvider>
  </StrictMode>,
)
