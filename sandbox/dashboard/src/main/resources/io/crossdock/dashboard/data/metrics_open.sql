-- Alerts that are on, by rule, and orders that are open, by failure mode.
select 'alert' as what, rule as name, severity, count(*) as open
from crossdock.alert where state = 'RAISED'
group by rule, severity
union all
select 'order', failure_mode, '', count(*)
from crossdock.work_order where state = 'OPEN'
group by failure_mode
order by what, name, severity
limit 200
