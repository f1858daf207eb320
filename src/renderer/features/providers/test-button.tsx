import { createContext, use } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import type { ProviderTests } from './use-provider-tests.ts'

/** Around a table whose cells test: a cell that was made anew with each result would lose the keyboard's place. */
export const TestsContext = createContext<ProviderTests | null>(null)

interface TestButtonProps {
  readonly provider: string
  /** One of several keys; else the provider as it is used. */
  readonly keyId?: string
  readonly label: string
}

export function TestButton({ provider, keyId, label }: TestButtonProps) {
  const { t } = useTranslation('providers')
  const tests = use(TestsContext)
  if (tests === null) throw new Error('A test’s button outside of TestsContext.')
  return (
    <Button
      busy={tests.tests[keyId ?? provider]?.state === 'running'}
      onClick={() => void tests.test(provider, keyId)}
      aria-label={label}
      title={label}
    >
      {t('test')}
    </Button>
  )
}
