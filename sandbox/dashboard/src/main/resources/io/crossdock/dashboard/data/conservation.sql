-- What became of the messages of each source of barcode, of all tenants. Places are the offsets from the first
-- to the last that left a trace, where the source counts them: those without one were read and
-- counted as dropped, are on their way, or are lost.
select c.source_name, c.messages, c.scans, c.copies, c.failures_open, c.failures_replayed, p.places,
  p.places - p.traced as without_trace
from crossdock.conservation c
  left join (
    select source_name, sum(last_offset - first_offset + 1) as places, sum(traced) as traced
    from (
      select source_name, source_partition, min(source_offset) as first_offset,
        max(source_offset) as last_offset, count(distinct source_offset) as traced
      from (
        select source_name, source_partition, source_offset from crossdock.scan
          where source_message_id = ''
        union all
        select source_name, source_partition, source_offset from crossdock.scan_copy
          where source_message_id = ''
        union all
        select source_name, source_partition, source_offset from crossdock.failure
          where source_message_id = '' and pipeline = 'barcode'
      ) trace
      group by source_name, source_partition
    ) part
    group by source_name
  ) p using (source_name)
where p.source_name is not null or c.scans + c.copies > 0
order by c.source_name
limit 100
