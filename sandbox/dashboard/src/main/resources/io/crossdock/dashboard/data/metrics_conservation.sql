-- What became of the scans of each source, as numbers. Places are the offsets from the first to the
-- last that left a trace, where the source counts them; settled ones lie before what was written ten
-- minutes ago, and nothing is on its way to those any more.
with trace as (
  select source_name, source_partition, source_offset, source_message_id, written_at, 'row' as what
  from crossdock.scan
  union all
  select source_name, source_partition, source_offset, source_message_id, written_at, 'row'
  from crossdock.scan_copy
  union all
  select source_name, source_partition, source_offset, source_message_id, first_seen,
    case status when 'OPEN' then 'open' else 'replayed' end
  from crossdock.failure
  where pipeline = 'barcode'
), place as (
  select source_name, source_partition, source_offset, source_message_id,
    count(*) filter (where what = 'row') as rows,
    count(*) filter (where what = 'open') as open,
    count(*) filter (where what = 'replayed') as replayed,
    min(written_at) < now() - interval '10 minutes' as settled
  from trace
  group by source_name, source_partition, source_offset, source_message_id
), part as (
  -- An offset counts where the source has no ids of its own for messages.
  select source_name, source_partition,
    min(source_offset) filter (where source_message_id = '') as first_offset,
    max(source_offset) filter (where source_message_id = '') as last_offset,
    max(source_offset) filter (where source_message_id = '' and settled) as settled_offset
  from place
  group by source_name, source_partition
), counted as (
  select source_name, source_partition, first_offset, last_offset, settled_offset,
    count(*) as messages, sum(rows) as rows, sum(open) as open, sum(replayed) as replayed,
    count(*) filter (where source_message_id = '') as traced,
    count(*) filter (where source_message_id = '' and source_offset <= settled_offset)
      as settled_traced
  from place join part using (source_name, source_partition)
  group by source_name, source_partition, first_offset, last_offset, settled_offset
)
select source_name, sum(messages) as messages, sum(rows) as rows, sum(open) as open,
  sum(replayed) as replayed,
  coalesce(sum(last_offset - first_offset + 1 - traced), 0) as without_trace,
  coalesce(sum(settled_offset - first_offset + 1 - settled_traced), 0) as missing
from counted
group by source_name
order by source_name
limit 100
