namespace NewsMonitor.Digests.Events;

/// <summary>Joins reports, the most alike first. Groups are compared as wholes, so that A like B and B like C do not make A and C one event.</summary>
internal sealed class EventGroups
{
    /// <summary>Two groups are one event when their reports are on average this much alike.</summary>
    private const float Enough = 0.25f;

    /// <summary>Of a large group so many speak for it.</summary>
    private const int Speakers = 12;

    private readonly EventSignature[] signatures;
    private readonly EventSimilarity similarity;
    private readonly List<int>?[] groups;
    private readonly int[] groupOf;

    private EventGroups(EventSignature[] signatures, EventSimilarity similarity)
    {
        (this.signatures, this.similarity) = (signatures, similarity);
        groups = [.. Enumerable.Range(0, signatures.Length).Select(i => new List<int> { i })];
        groupOf = [.. Enumerable.Range(0, signatures.Length)];
    }

    /// <returns>Every report in one group; members in the order of the input.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(EventSignature[] signatures, EventSimilarity similarity, IEnumerable<(int First, int Second)> pairs)
    {
        var joining = new EventGroups(signatures, similarity);
        var queue = new PriorityQueue<(int A, int B, int SizeA, int SizeB), (float, int, int)>();
        foreach (var (first, second) in pairs)
        {
            var alike = similarity.Of(signatures[first], signatures[second]);
            if (alike >= Enough)
                queue.Enqueue((first, second, 1, 1), (-alike, first, second));
        }

        joining.Join(queue);
        return [.. joining.groups.OfType<List<int>>()];
    }

    private void Join(PriorityQueue<(int A, int B, int SizeA, int SizeB), (float, int, int)> queue)
    {
        while (queue.TryDequeue(out var pair, out _))
        {
            var (a, b) = (Math.Min(groupOf[pair.A], groupOf[pair.B]), Math.Max(groupOf[pair.A], groupOf[pair.B]));
            if (a == b)
                continue;

            var (left, right) = (groups[a]!, groups[b]!);
            if (left.Count != pair.SizeA || right.Count != pair.SizeB)
            {
                // One has grown since: what counts is how alike they are now.
                var alike = Average(left, right);
                if (alike >= Enough)
                    queue.Enqueue((left[0], right[0], left.Count, right.Count), (-alike, left[0], right[0]));
                continue;
            }

            left.AddRange(right);
            left.Sort();
            foreach (var member in right)
                groupOf[member] = a;
            groups[b] = null;
        }
    }

    private float Average(List<int> left, List<int> right)
    {
        var (sum, count) = (0f, 0);
        foreach (var i in left.Take(Speakers))
            foreach (var j in right.Take(Speakers))
            {
                sum += similarity.Of(signatures[i], signatures[j]);
                count++;
            }

        return sum / count;
    }
}
