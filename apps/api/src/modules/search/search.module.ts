import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.ts';
import { SearchQueries } from './search.queries.ts';
import { Search } from './search.service.ts';

@Module({ controllers: [SearchController], providers: [Search, SearchQueries] })
export class SearchModule {}
