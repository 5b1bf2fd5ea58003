/** Every service that a scenario may use, one line each. */
import { apiGateway } from './apiGateway/meters.js';
import { aurora } from './aurora/meters.js';
import { cloudwatch } from './cloudwatch/meters.js';
import type { Service } from './contract/service.js';
import { dataTransfer } from './dataTransfer/meters.js';
import { dynamodb } from './dynamodb/meters.js';
import { ebs } from './ebs/meters.js';
import { ec2 } from './ec2/meters.js';
import { elastiCache } from './elastiCache/meters.js';
import { elb } from './elb/meters.js';
import { eventBridge } from './eventBridge/meters.js';
import { fargate } from './fargate/meters.js';
import { kinesis } from './kinesis/meters.js';
import { lambda } from './lambda/meters.js';
import { natGateway } from './natGateway/meters.js';
import { onPremises } from './onPremises/meters.js';
import { operations } from './operations/meters.js';
import { publicIpv4 } from './publicIpv4/meters.js';
import { rds } from './rds/meters.js';
import { redshift } from './redshift/meters.js';
import { s3 } from './s3/meters.js';
import { savingsPlan } from './savingsPlan/meters.js';
import { secretsManager } from './secretsManager/meters.js';
import { sns } from './sns/meters.js';
import { sqs } from './sqs/meters.js';
import { stepFunctions } from './stepFunctions/meters.js';

const ALL: readonly Service[] = [
  ec2,
  ebs,
  publicIpv4,
  elb,
  dataTransfer,
  rds,
  aurora,
  lambda,
  apiGateway,
  sqs,
  sns,
  dynamodb,
  s3,
  natGateway,
  kinesis,
  redshift,
  elastiCache,
  cloudwatch,
  eventBridge,
  stepFunctions,
  fargate,
  secretsManager,
  savingsPlan,
  onPremises,
  operations,
];

export const SERVICES: ReadonlyMap<string, Service> = new Map(ALL.map((one) => [one.name, one]));
