// As many as there are collections of SharedOperator, whatever the number of cores: their tests mostly wait for pods.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
