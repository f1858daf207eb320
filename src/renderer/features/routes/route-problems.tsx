import type { RouteView } from '../../../shared/contract/routes.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { engineWords } from '../../languages/engine-words.ts'

/** Why it does not do what it says: each in a sentence. */
export function RouteProblems({ problems }: Pick<RouteView, 'problems'>) {
  return (
    <ul className="space-y-0.5 text-warn">
      {problems.map(({ message }) => (
        <li key={message} className="flex items-baseline gap-2">
          <StateMark shape="triangle" tone="warn" />
          {engineWords(message)}
        </li>
      ))}
    </ul>
  )
}
