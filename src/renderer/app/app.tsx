import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { Toaster } from 'sonner'
import type { Transport } from '../client.ts'
import { useTheme } from '../components/theme.ts'
import { ApiProvider } from '../data/api.tsx'
import { useConnectionState } from '../data/connection.ts'
import { createApi } from './create-api.ts'
import { createAppRouter } from './router.tsx'
import { SignedOut } from './signed-out.tsx'

export function App({ transport }: { transport: Transport }) {
  const [api] = useState(() => createApi(transport))
  const [router] = useState(createAppRouter)
  const state = useConnectionState(api.connection)
  const theme = useTheme()
  if (state === 'signed_out') return <SignedOut />
  return (
    <QueryClientProvider client={api.queryClient}>
      <ApiProvider api={api}>
        <RouterProvider router={router} />
        <Toaster theme={theme} position="bottom-right" visibleToasts={3} className="max-md:mb-14" />
      </ApiProvider>
    </QueryClientProvider>
  )
}
