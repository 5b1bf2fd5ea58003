/** Scenarios of which a page can leave what they say. */

/** A function whose memory is a quantity, which AWS took in steps of 64 MB up to 1,536 MB in 2016. */
export const LIMITED = `
region: ap-northeast-1
asOf: 2016-06-02
workload: { calls: 1000000, memory: 512 MB }
options:
  EC2: [{ ec2: { type: t2.micro } }]
  Lambda: [{ lambda: { requests: calls, duration: 200 ms, memory: memory } }]
`;

/** The database's volume is striped from 400 GB on, and has more IOPS within its price: formulas of another bill. */
export const STRIPED = `
region: ap-northeast-1
asOf: 2025-06-18
workload: { disk: 300 GB }
options:
  RDS: [{ rds: { engine: mysql, class: db.t3.micro, storage: disk, storageType: gp3, iops: 13000 } }]
`;
