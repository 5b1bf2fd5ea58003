/** What instances run on, and where the books have what holds for it: the service that runs them says so. */
export interface Machine {
  /** As the rules call it: `t3.micro`. */
  readonly type: string;
  /** The rules of a start, which is billed for so much at the least and rounded: `ec2/run.linux`. */
  readonly run: string;
  /** The rules of instance types: `instanceTypes`. */
  readonly types: string;
  /** The rule of what the operating system takes of the memory: `ec2/systemMemory.linux`. */
  readonly systemMemory: string;
  /** The rules of CPU credits: `cpuCredits`. */
  readonly credits: string;
  /** The price of surplus credits: `ec2/surplusCredits.linux`. */
  readonly surplusCredits: string;
}
