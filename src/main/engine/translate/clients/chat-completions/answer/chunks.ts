import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { AnswerAbout } from '../../../codec.ts'
import { annotationsOf } from './annotations.ts'
import type { AnswerShape } from './answer-shape.ts'
import { CallDeltas } from './call-deltas.ts'
import { finishReasonOf } from './finish-reason.ts'
import { imagesOf } from './images.ts'
import { Thoughts } from './thoughts.ts'
import { usageOf } from './usage.ts'

type FinishPart = Extract<LanguageModelV4StreamPart, { type: 'finish' }>

/** A stream's chunks, `chat.completion.chunk`: the role first, then what is said, then why it ends, the usage if asked for, and `[DONE]`. */
export class Chunks {
  readonly #about: AnswerAbout
  readonly #shape: AnswerShape
  readonly #calls: CallDeltas
  readonly #thoughts = new Thoughts()
  #model: string
  #hasRole = false

  constructor(about: AnswerAbout, shape: AnswerShape) {
    this.#about = about
    this.#shape = shape
    this.#calls = new CallDeltas(shape.kinds)
    this.#model = about.requestModel
  }

  part(part: LanguageModelV4StreamPart): string {
    switch (part.type) {
      case 'response-metadata':
        this.#model = part.modelId ?? this.#model
        return ''
      case 'text-delta':
        return part.delta === '' ? '' : this.#said({ content: part.delta })
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        this.#thoughts.hear(part)
        return part.type === 'reasoning-delta' && part.delta !== '' ? this.#said({ reasoning_content: part.delta }) : ''
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-call':
        return this.#calls
          .deltasOf(part)
          .map((delta) => this.#said(delta))
          .join('')
      case 'file':
        return imagesOf(part)
          .map((image) => this.#said({ images: [image] }))
          .join('')
      case 'source':
        return annotationsOf(part)
          .map((annotation) => this.#said({ annotations: [annotation] }))
          .join('')
      case 'finish':
        return this.#finished(part)
      default:
        return ''
    }
  }

  #finished(part: FinishPart): string {
    const { kinds, showsUsage } = this.#shape
    const details = this.#thoughts.details()
    const last = details.length > 0 ? this.#said({ reasoning_details: details }) : ''
    const role = this.#hasRole ? '' : this.#said({ content: '' })
    const reason = finishReasonOf(part.finishReason, this.#calls.count > 0, kinds.areLegacy)
    const usage = showsUsage ? this.#chunk({ choices: [], usage: usageOf(part.usage) }) : ''
    return `${last}${role}${this.#choice({}, reason)}${usage}data: [DONE]\n\n`
  }

  /** The first has the role, and says whether there is text to come. */
  #said(delta: object): string {
    if (this.#hasRole) return this.#choice(delta, null)
    this.#hasRole = true
    const content = 'content' in delta ? '' : null
    return this.#choice({ role: 'assistant', content, refusal: null }, null) + this.#choice(delta, null)
  }

  #choice(delta: object, finishReason: string | null): string {
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }]
    return this.#chunk({ choices, ...(this.#shape.showsUsage && { usage: null }) })
  }

  #chunk(rest: object): string {
    const chunk = {
      id: `chatcmpl-${this.#about.id}`,
      object: 'chat.completion.chunk',
      created: Math.floor(this.#about.at / 1000),
      model: this.#model,
      ...rest,
    }
    return `data: ${JSON.stringify(chunk)}\n\n`
  }
}
