import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { searchProducts } from '@markthalle/contracts/search';
import { Controller } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { Search } from './search.service.ts';

@Controller()
export class SearchController {
  constructor(private readonly engine: Search) {}

  @Handles(searchProducts)
  search(@Input() input: ParsedInputOf<typeof searchProducts>) {
    return this.engine.search(input);
  }
}
