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
), part as (
  select source_name, source_partition,
    count(distinct (source_offset, source_message_id)) as messages,
    count(*) filter (where what = 'row') as rows,
    count(*) filter (where what = 'open') as open,
    count(*) filter (where what = 'replayed') as replayed,
    count(distinct source_offset) filter (where source_message_id = '') as traced,
    min(source_offset) filter (where source_message_id = '') as first_offset,
    max(source_offset) filter (where source_message_id = '') as last_offset,
    max(source_offset) filter (where source_message_id = ''
      and written_at < now() - interval '10 minutes') as settled_offset
  from trace
  group by source_name, source_partition
), settled as (
  select source_name, source_partition, count(distinct source_offset) as traced
  from trace join part using (source_name, source_partition)
  where source_message_id = '' and source_offset <= settled_offset
  group by source_name, source_partition
)
select source_name, sum(messages) as messages, sum(rows) as rows, sum(open) as open,
  sum(replayed) as replayed,
  coalesce(sum(last_offset - first_offset + 1 - part.traced), 0) as without_trace,
  coalesce(sum(settled_offset - first_offset + 1 - settled.traced), 0) as missing
from part left join settled using (source_name, source_partition)
group by source_name
order by source_name
limit 100
