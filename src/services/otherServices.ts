/** Services of AWS that nothing here prices, as people write them: no mistyped names of those that are (`efs` is no `ebs`). */
const NAMES = `accessAnalyzer acm amplify apacheKafka appConfig appFlow appMesh appRunner appStream appSync athena autoScaling backup batch
  bedrock braket budgets chatbot chime cloud9 cloudFormation cloudFront cloudHsm cloudMap cloudSearch cloudTrail codeArtifact codeBuild codeCommit
  codeDeploy codePipeline cognito comprehend config connect controlTower dataPipeline dataSync dax detective deviceFarm directConnect
  directoryService dms docDb documentDb ecr ecs efs eks elasticBeanstalk elasticsearch emr fis firehose forecast fsx gameLift glacier
  globalAccelerator glue grafana greengrass groundStation guardDuty healthLake iam imageBuilder inspector iot ivs kendra keyspaces kms
  lakeFormation lex lightsail location macie managedGrafana mediaConvert mediaLive memoryDb mgn mq msk mwaa neptune networkFirewall opensearch
  organizations outposts personalize pinpoint polly privateLink prometheus qldb quickSight ram rekognition resilienceHub robomaker rosa route53
  sagemaker securityHub securityLake serverlessRepo serviceCatalog ses shield simpleDb snowball ssm sso storageGateway swf systemsManager
  textract timestream transcribe transfer transferFamily transitGateway translate trustedAdvisor verifiedPermissions vpc vpcLattice vpn waf
  wellArchitected workDocs workMail workSpaces xray`;

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:aws|amazon)/, '')
    .replace(/[^a-z0-9]/g, '');
}

/** Whether AWS has a service of the name that isn't priced here. */
export function isOtherService(name: string): boolean {
  return NAMES.split(/\s+/).some((other) => plain(other) === plain(name));
}
