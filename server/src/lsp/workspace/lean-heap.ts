/** Keeps the heap small during work that reads much and keeps little, and only then: it makes checks slower while one types. */
import { keepHeapSmall, letHeapGrow } from '../../scan/frugal.js';

export async function withLeanHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  keepHeapSmall();
  try {
    return await work();
  } finally {
    letHeapGrow();
  }
}
