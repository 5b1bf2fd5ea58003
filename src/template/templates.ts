/** Every template, in the order in which they are offered: a line each. */
import { batchJob } from './batchJob.js';
import { eventPipeline } from './eventPipeline.js';
import { scheduledJob } from './scheduledJob.js';
import type { Template } from './template.js';
import { webApi } from './webApi.js';
import { webSocket } from './webSocket.js';

export const TEMPLATES: readonly Template[] = [webApi, batchJob, eventPipeline, scheduledJob, webSocket];
