namespace Functions.Embedded.Azurite;

/// <summary>What Node runs so that Azurite reads a range of rows as Azure does: from an index.</summary>
internal static class AzuriteRangeReads
{
    // Azurite answers each query by looking at every row of the table and sorting what it finds: a page of a list takes
    // longer the more rows there are. Azure does not. So queries by keys alone, which all of ours are, are answered from
    // the partition's rows in order; any other goes Azurite's own way, as does every query of a version that is built
    // differently. Azurite still checks each row itself.
    internal const string Script = """
        (function (main) {
          const path = require('path');
          const folder = path.join(path.dirname(main), 'table', 'persistence');
          let store, queries;
          try {
            store = require(path.join(folder, 'LokiTableMetadataStore.js')).default.prototype;
            queries = require(path.join(folder, 'LokiTableStoreQueryGenerator.js')).default;
          } catch {
            return;
          }
          const scan = store.queryTableEntities;
          const parts = [scan, store.getEntityCollection, store.getMaxResultsOption, store.decodeContinuationHeader,
            store.adjustQueryResultforTop, queries && queries.generateQueryForPersistenceLayer];
          if (!parts.every(part => typeof part === 'function')) return;

          const indexes = new WeakMap();
          const term = /^(PartitionKey|RowKey) (eq|gt|ge|lt|le) '((?:[^']|'')*)'(?: and |$)/;

          // The partition, and the keys between which the rows are; undefined for any other query.
          function rangeOf(filter) {
            const range = {};
            for (let rest = filter; rest; ) {
              const found = term.exec(rest);
              if (!found) return undefined;
              const [, name, sign, text] = found;
              const value = text.replace(/''/g, "'");
              if (name === 'PartitionKey') {
                if (sign !== 'eq' || range.partition !== undefined) return undefined;
                range.partition = value;
              } else {
                if (sign !== 'lt' && sign !== 'le' && !(range.from >= value)) range.from = value;
                if (sign !== 'gt' && sign !== 'ge' && !(range.to <= value)) range.to = value;
              }
              rest = rest.slice(found[0].length);
            }
            return range.partition === undefined ? undefined : range;
          }

          // Where the key is among the rows of a partition, or would be.
          function placeOf(rows, key) {
            let from = 0;
            let to = rows.length;
            while (from < to) {
              const middle = (from + to) >> 1;
              if (rows[middle].key < key) from = middle + 1; else to = middle;
            }
            return from;
          }

          function indexOf(collection) {
            let index = indexes.get(collection);
            if (!index) {
              index = { partitions: new Map(), count: -1 };
              indexes.set(collection, index);
              const rowsOf = row => {
                let rows = index.partitions.get(row.PartitionKey);
                if (!rows) index.partitions.set(row.PartitionKey, rows = []);
                return rows;
              };
              index.fill = () => {
                index.partitions.clear();
                for (const row of collection.data) rowsOf(row).push({ key: row.RowKey, id: row.$loki });
                for (const rows of index.partitions.values()) rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
                index.count = collection.data.length;
              };
              collection.on('insert', inserted => {
                for (const row of Array.isArray(inserted) ? inserted : [inserted]) {
                  const rows = rowsOf(row);
                  rows.splice(placeOf(rows, row.RowKey), 0, { key: row.RowKey, id: row.$loki });
                  index.count++;
                }
              });
              collection.on('delete', row => {
                const rows = rowsOf(row);
                const place = placeOf(rows, row.RowKey);
                if (place < rows.length && rows[place].key === row.RowKey) {
                  rows.splice(place, 1);
                  index.count--;
                }
              });
            }
            if (index.count !== collection.data.length) index.fill();
            return index;
          }

          store.queryTableEntities = async function (context, account, table, options, nextPartition, nextRow) {
            const range = rangeOf(options.filter);
            if (!range) return scan.call(this, context, account, table, options, nextPartition, nextRow);
            const collection = this.getEntityCollection(account, table, context);
            const accepts = queries.generateQueryForPersistenceLayer(options, context);
            const most = this.getMaxResultsOption(options);
            const partition = this.decodeContinuationHeader(nextPartition);
            const row = this.decodeContinuationHeader(nextRow);
            const rows = indexOf(collection).partitions.get(range.partition) || [];
            const isPast = partition !== undefined && range.partition < partition;
            let from = range.from || '';
            if (row !== undefined && partition === range.partition && row > from) from = row;
            const result = [];
            for (let i = placeOf(rows, from); !isPast && i < rows.length && result.length <= most; i++) {
              if (range.to !== undefined && rows[i].key > range.to) break;
              const entity = collection.get(rows[i].id);
              if (entity && accepts(entity)) result.push(entity);
            }
            const next = this.adjustQueryResultforTop(result, most);
            return [result, next.nextPartitionKeyResponse, next.nextRowKeyResponse];
          };
        })(script);

        """;
}
