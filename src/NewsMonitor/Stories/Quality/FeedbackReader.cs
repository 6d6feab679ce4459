using System.Runtime.CompilerServices;

namespace NewsMonitor.Stories.Quality;

/// <summary>Brings readers' words together with the stories they are about.</summary>
public sealed class FeedbackReader(IFeedback feedback, IStoryIndex index, IStoryStore stories)
{
    public async IAsyncEnumerable<JudgedStory> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var word in feedback.SinceAsync(since, cancellationToken))
        {
            if (await index.FindAsync(word.Story, cancellationToken) is { } row)
                yield return JudgedStory.Of(word, row, row.Relevant ? await stories.FindAsync(word.Story, cancellationToken) : null);
        }
    }
}
