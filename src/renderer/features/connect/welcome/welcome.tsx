import { getRouteApi } from '@tanstack/react-router'
import { ProviderStep } from './provider-step.tsx'
import { StepList } from './step-list.tsx'
import { ToolStep } from './tool-step.tsx'
import { useFinish } from './use-finish.ts'
import { WrittenStep } from './written-step.tsx'

const route = getRouteApi('/welcome')

/** The introduction. It can be left at any point, and come back to: its address says how far one is. */
export function Welcome() {
  const { step = 'written', tool } = route.useSearch()
  const navigate = route.useNavigate()
  const { finish } = useFinish()
  const to = (next: typeof step) => () => void navigate({ search: { step: next } })
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-4xl flex-col px-4 sm:px-8">
        <StepList current={step} onSkip={() => finish({ to: '/' })} />
        {step === 'written' && <WrittenStep onNext={to('provider')} />}
        {step === 'provider' && <ProviderStep onBack={to('written')} onNext={to('tool')} />}
        {step === 'tool' && <ToolStep key={tool} tool={tool} onBack={to('provider')} />}
      </div>
    </div>
  )
}
