// What must wake somebody, and what it may cost. Queries name functions and log lines of the code; a test compares them.
param location string
param tags object
param insightsName string
param topicName string
param emails string[]
param monthlyBudget int
param budgetStart string

var notified = !empty(emails)

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = { name: topicName }

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (notified) {
  name: 'ag-monitor'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'monitor'
    emailReceivers: [
      for (email, index) in emails: {
        name: 'email-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var rules = [
  {
    name: 'no-poll-for-an-hour'
    title: 'No feed was polled for an hour'
    severity: 1
    window: 'PT1H'
    query: 'traces | where message startswith "Polled "'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'given-up'
    title: 'A digest or a feed item was given up after five tries and lies in a poison queue'
    severity: 2
    window: 'PT15M'
    query: 'traces | where message startswith "Message has reached MaxDequeueCount"'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'failure-rate'
    title: 'More than one run in ten fails'
    severity: 2
    window: 'PT30M'
    query: 'requests | summarize failed = countif(success == false), total = count() | where total >= 20 and failed * 10 > total'
    operator: 'GreaterThan'
    threshold: 0
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      severity: rule.severity
      enabled: true
      scopes: [insights.id]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: { actionGroups: notified ? [people.id] : [] }
    }
  }
]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'events-undelivered'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up telling the app of new feed items; they lie in event-deadletters.'
    severity: 2
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: true
    actions: notified ? [{ actionGroupId: people.id }] : []
  }
}

// A budget needs somebody to tell.
resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (notified && monthlyBudget > 0) {
  name: 'monitor'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
