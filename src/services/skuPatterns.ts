/** Every service's prices as the Price List describes them: one line a service. */
import { skus as apiGateway } from './apiGateway/skus.js';
import { skus as cloudwatch } from './cloudwatch/skus.js';
import { skus as dataTransfer } from './dataTransfer/skus.js';
import { skus as dynamodb } from './dynamodb/skus.js';
import { skus as ebs } from './ebs/skus.js';
import { skus as ec2 } from './ec2/skus.js';
import { skus as elastiCache } from './elastiCache/skus.js';
import { skus as elb } from './elb/skus.js';
import { skus as eventBridge } from './eventBridge/skus.js';
import { skus as fargate } from './fargate/skus.js';
import { skus as kinesis } from './kinesis/skus.js';
import { skus as lambda } from './lambda/skus.js';
import { skus as natGateway } from './natGateway/skus.js';
import { skus as publicIpv4 } from './publicIpv4/skus.js';
import { skus as rds } from './rds/skus.js';
import { skus as redshift } from './redshift/skus.js';
import { skus as s3 } from './s3/skus.js';
import type { SkuPatterns } from './sku.js';
import { skus as sns } from './sns/skus.js';
import { skus as sqs } from './sqs/skus.js';
import { skus as stepFunctions } from './stepFunctions/skus.js';

export const SKU_PATTERNS: Readonly<Record<string, SkuPatterns>> = {
  apiGateway,
  cloudwatch,
  dataTransfer,
  dynamodb,
  ebs,
  ec2,
  elastiCache,
  elb,
  eventBridge,
  fargate,
  kinesis,
  lambda,
  natGateway,
  publicIpv4,
  rds,
  redshift,
  s3,
  sns,
  sqs,
  stepFunctions,
};
