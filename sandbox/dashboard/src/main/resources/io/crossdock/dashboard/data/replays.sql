-- The newest replays: how many failures each chose, and what became of them since.
select r.replay_id, max(r.chosen_at) as chosen_at, count(*) as chosen,
  count(*) filter (where f.status = 'REPLAYED') as replayed,
  count(*) filter (where f.status = 'OPEN' and f.attempt > r.attempt) as failed_again,
  string_agg(distinct f.pipeline || ' ' || f.kind, ', ') as what
from (select * from crossdock.replay order by chosen_at desc limit 1000) r
  join crossdock.failure f using (failure_id)
where f.tenant = any (:tenants)
group by r.replay_id
order by chosen_at desc
limit 20
