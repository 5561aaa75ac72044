// When a server that ends again and again is left alone.
export class Crashes {
  readonly limit = 4;
  readonly minutes = 3;
  private times: number[] = [];

  /** Notes one more; true when the server may be started again. */
  add(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < this.minutes * 60_000), now];
    return this.times.length < this.limit;
  }

  forget(): void {
    this.times = [];
  }
}
