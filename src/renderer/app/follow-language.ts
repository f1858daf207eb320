import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../data/api.tsx'
import { chooseLanguage } from '../languages/language.ts'

/** The page speaks what the engine's setting says, whoever has changed it: this page, another one, or a command. */
export function useFollowLanguage(): void {
  const { queries } = useApi()
  const choice = useQuery(queries.settings.get.queryOptions()).data?.language
  useEffect(() => {
    if (choice !== undefined) void chooseLanguage(choice)
    // Where the choice is the system's, that may be changed while the page is open.
    const again = () => choice !== undefined && void chooseLanguage(choice)
    window.addEventListener('languagechange', again)
    return () => window.removeEventListener('languagechange', again)
  }, [choice])
}
