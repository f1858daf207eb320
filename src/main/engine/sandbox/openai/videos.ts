import type { Video } from 'openai/resources/videos'
import { type Call, unixSeconds } from '../call.ts'
import { fieldOf } from '../form-file.ts'
import { hexId } from '../identifiers.ts'
import { asString } from '../json.ts'
import { MP4 } from '../media.ts'
import { bytes, json, type Reply, refuse } from '../reply.ts'
import { openaiInvalid } from './errors.ts'
import { pageOf } from './page.ts'

/** POST /v1/videos, multipart or JSON: a job. */
export function createVideo(call: Call): Reply {
  const field = (name: string) => fieldOf(call.form, name) ?? asString(call.json[name])
  const prompt = field('prompt')
  if (prompt === undefined) return refuse({ what: 'field_missing', field: 'prompt' })
  const video: Video = {
    id: hexId('video_'),
    object: 'video',
    created_at: unixSeconds(),
    completed_at: null,
    error: null,
    expires_at: null,
    model: call.model || 'sora-2',
    progress: 0,
    prompt,
    remixed_from_video_id: null,
    seconds: field('seconds') ?? '4',
    size: (field('size') ?? '720x1280') as Video['size'],
    status: 'queued',
  }
  return json(call.shelves.openaiVideos.put(video.id, { ...video }, MP4))
}

/** GET /v1/videos/{id}: each poll sees the job one step on, queued → in_progress → completed. */
export function retrieveVideo(call: Call): Reply {
  const stored = call.shelves.openaiVideos.get(idOf(call))
  if (!stored) return unknown(call)
  return json(call.shelves.openaiVideos.put(idOf(call), nextStep(stored.meta), stored.content))
}

/** GET /v1/videos */
export function listVideos(call: Call): Reply {
  return pageOf(call.shelves.openaiVideos.list(), call.query)
}

/** GET /v1/videos/{id}/content */
export function videoContent(call: Call): Reply {
  const stored = call.shelves.openaiVideos.get(idOf(call))
  if (!stored) return unknown(call)
  if (stored.meta.status === 'completed') return bytes(stored.content, 'video/mp4')
  return openaiInvalid(404, 'Video is not ready yet, use GET /v1/videos/{video_id} to check status.')
}

/** DELETE /v1/videos/{id} */
export function deleteVideo(call: Call): Reply {
  if (!call.shelves.openaiVideos.remove(idOf(call))) return unknown(call)
  return json({ id: idOf(call), object: 'video.deleted', deleted: true })
}

function nextStep(video: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (video.status === 'queued') return { ...video, status: 'in_progress', progress: 50 }
  const now = unixSeconds()
  return video.status === 'completed'
    ? video
    : { ...video, status: 'completed', progress: 100, completed_at: now, expires_at: now + 3600 }
}

function idOf(call: Call): string {
  return call.params.id ?? ''
}

function unknown(call: Call): Reply {
  return refuse({ what: 'item_unknown', id: idOf(call) })
}
